"""One look, proved: what every page of the web is made of, weighs and does to those who use it."""
