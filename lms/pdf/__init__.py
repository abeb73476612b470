"""Documents for print in English, Arabic and Sorani; see README.md of the ground floor."""
