"""What counts as a source: links, footnotes, citations and named attributions.

Shared by the rules that ask where something comes from.
"""
