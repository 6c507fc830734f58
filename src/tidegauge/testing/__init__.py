"""Shipped fakes and event builders for tests of the product and of plug-ins."""
