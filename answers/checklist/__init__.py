"""The guidelines held against one rendered reply. Works on text and values; knows no search and no store's tables."""
