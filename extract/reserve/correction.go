package reserve

// correctedAway looks for what tells that a figure stood in a version of the
// text that is no longer held: "an earlier version of this article said 140
// people had died", "the report misstated the number of injured as 30".
func (d *denier) correctedAway(first int) int {
	stated := -1
	for i := first - 1; i >= 0; i-- {
		t := d.tokens[i]
		switch {
		case t.Lower == ";" || t.Lower == "but":
			return -1
		case lists("misstating", t):
			return i
		case stated < 0 && (lists("stating", t) || lists("showing", t)):
			stated = i
		case stated >= 0 && listed("edition", t.Lemma) && d.former(i, stated):
			return i
		}
	}
	return -1
}

// former tells whether an edition is one that is no longer held, by a word
// before it or before what it states: "an earlier version", "the headline
// originally said".
func (d *denier) former(edition, stated int) bool {
	for i := max(0, edition-2); i < stated; i++ {
		if listed("former", d.tokens[i].Lower) {
			return true
		}
	}
	return false
}
