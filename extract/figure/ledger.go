package figure

// Ledger tells whether e can be a figure of the ledger, and if not, why. Whether
// it says something worth a claim is for others to judge: this looks at the kind
// of expression alone.
func Ledger(e Expression) (ok bool, reason string) {
	switch e.Kind {
	case Count, Money, Percent, Measure:
		return true, ""
	}
	return false, "not counted: " + string(e.Kind) + " (" + e.Rule + ")"
}
