"""Practise technical interviews on Python coroutines and asyncio, in a terminal."""

__version__ = "0.1.0"
