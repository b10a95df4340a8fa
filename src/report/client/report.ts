// The report's script: see src/report/html.
