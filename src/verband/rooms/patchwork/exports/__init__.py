"""What leaves the room as a file: the report, and every table as CSV and XLSX."""
