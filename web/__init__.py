"""Flask and the command line: the JSON API, the pages, sign-in, security, settings and wiring.

The only place that puts the parts together. Must not know SQL or FAISS.
"""
