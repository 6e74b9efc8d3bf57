"""The developers' tool for translations: gathers every text of the product, and compiles their English."""
