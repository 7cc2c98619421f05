"""Who hears of public updates by mail and by webhook: in numbers, and what became of each mail."""
