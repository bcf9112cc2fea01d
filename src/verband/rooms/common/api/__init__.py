"""What the programming interface of every room shares: errors, queries, shapes, pages, headers, the schema."""
