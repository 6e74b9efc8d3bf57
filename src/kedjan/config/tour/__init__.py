"""The guided tour: a few pages in their order, each with what to look at, for whatever the role may see."""
