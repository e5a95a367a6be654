"""Reports as people read them: the views, the diagram, and a file that needs nothing but itself."""
