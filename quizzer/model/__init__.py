"""The nouns: frozen values that every layer may speak of. No I/O, no terminal, no other layer."""
