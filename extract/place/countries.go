package place

// OnlyCountry returns the ISO 3166-1 alpha-2 code of the one country that a
// text names, by its name, its people or its towns of government; empty where
// it names none or several.
func OnlyCountry(text string) (iso2 string) {
	named := countriesIn(text)
	if len(named) != 1 {
		return ""
	}
	for iso2 = range named {
	}
	return iso2
}
