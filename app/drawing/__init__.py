"""A network as a picture that the server draws itself: for thumbnails and for paper."""
