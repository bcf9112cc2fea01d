"""What every room shares and no room owns: base model, audiences, tables, exports, page furniture.

It holds no tables of its own and no word of the domain. Everyone may enter: it has no pages either,
only the templates and helpers that pages are built from. It leans on nothing but Django.
"""
