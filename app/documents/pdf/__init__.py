"""Printed pages. reportlab is loaded when the first page is drawn, not with the program."""
