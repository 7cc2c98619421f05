"""Alert rules: tone, tripwire, reach and spread. Each is told closed bins and says what it heard."""
