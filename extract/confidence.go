package extract

import "recount"

// confidence is how likely value, measure and claimant of a claim are all
// right, 0 to 1.
func confidence(f *found, c *recount.Claim) float64 {
	p := 0.9
	if !f.reading.Sure {
		p -= 0.2
	}
	if c.Counted == "" && f.Unit == recount.UnitItems {
		p -= 0.1
	}
	if f.spoken {
		p *= 0.5 + f.speaker.Confidence/2
	}
	return p
}
