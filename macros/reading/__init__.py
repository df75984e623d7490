"""Files -> cards, themes, synonyms and the record; every rule about content stands here."""
