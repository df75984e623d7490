"""Advice on the language of the cards, for who asks for it: it stops nothing and no build waits for it."""
