"""From a question to a decision: suggest, render, check, and keep the index in step with the store.

Must not know Flask, SQL statements or FAISS.
"""
