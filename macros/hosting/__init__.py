"""What web servers need to know of the site: files within it, and blocks to put into a server's own settings."""
