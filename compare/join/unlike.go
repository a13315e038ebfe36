package join

import "recount"

// AreUnlike tells whether no words of reports could make two measures one: the
// killed and the missing. Broad measures and those that reports do not keep
// apart may be one.
func AreUnlike(a, b recount.Measure) bool {
	w := weights()
	switch {
	case a == b:
		return false
	case w.isHarm(a) && w.isHarm(b):
		return true
	}
	return !w.isNear(a, b) && !w.isBroad(a) && !w.isBroad(b)
}
