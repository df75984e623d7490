"""Writing files and keeping made ones."""
