"""Lists as people keep them: from the bytes of a file to pairs of a government and a partnership.

In order: ``decoding`` and ``reading`` make rows of a file, ``columns`` finds out what each column holds,
``pairs`` turns the rows into pairs whatever shape the list has, and ``matching`` says which known party a
written name means. Nothing is guessed silently: what is not certain comes back as a doubt for a person.
"""
