"""Text to law: parse, resolve, check, lower. Pure: no files, no clock, no network."""
