"""What the departments know and what happened: documents, entries, people, the store.

Owns all SQL and the library's file formats. Must not know vectors, FAISS or Flask.
Invariant: every change of content and the store's revision are written in one transaction.
"""
