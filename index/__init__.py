"""Nearest neighbours over ids: encoders, FAISS, lexical search, fusion, confidence, the snapshot.

Gets plain texts and ids. Must not know entries, people, SQL or Flask.
Invariant: everything here can be deleted and rebuilt from the texts.
"""
