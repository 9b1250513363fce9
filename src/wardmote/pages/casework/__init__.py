"""What officers see of reports and cases: inbox, report, case, people, places."""
