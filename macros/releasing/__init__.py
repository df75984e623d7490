"""A release: the site and the source as files that can be handed on, the same byte for byte whenever they are made."""
