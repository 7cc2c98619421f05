"""Recovery: a criterion declared beforehand, and the days measured against it."""
