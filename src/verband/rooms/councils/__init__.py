"""Councils (Betrekken): every council, Staten and general board gets its say on a partnership, in time.

It computes the legal moments of each arrangement from its form, its chapter and its own rules, and keeps what
happened at each of them: what was sent and received, what a council said, and what was done with it. It also keeps
which instruments councils and a partnership agreed on, who follows what for which council, how a board meeting is
prepared once for all partners, and whether the text of an arrangement holds what the law asks for. A draft of a
council is for that council alone; what it sent is for all partners. It leans on ``register`` for partnerships,
parties and seats, on ``history`` for the log of every deed, and on the core for terms and days.
"""
