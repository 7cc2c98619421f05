"""What every publisher must do, and the far sides it is tried on."""
