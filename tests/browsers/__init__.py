"""The jobs of a person in browsers other than Chromium."""
