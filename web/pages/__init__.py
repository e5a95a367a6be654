"""The pages: server-rendered, whole without script. A view fetches with permission, calls one verb and renders."""
