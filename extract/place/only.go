package place

// OnlyCountry returns the ISO 3166-1 alpha-2 code of the one country that a
// text names, by its name, its people or its towns of government; false where
// it names none or several.
func OnlyCountry(text string) (iso2 string, ok bool) {
	named := countriesIn(text)
	for iso2 = range named {
	}
	return iso2, len(named) == 1
}
