"""What somebody who means harm would try: on every address and every form, found through the URLconf."""
