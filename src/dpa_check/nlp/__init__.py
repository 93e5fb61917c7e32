"""The spaCy pipeline: an agreement's blocks become a Doc with its sentences, parties, elements and checks."""
