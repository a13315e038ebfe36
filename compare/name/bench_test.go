package name

import (
	"strconv"
	"testing"

	"recount"
	"recount/compare/profile"
)

// crowd makes speakers as a hot question has them: the corpus over and over,
// and many names that occur once.
func crowd(b *testing.B, n int) []profile.Speaker {
	b.Helper()
	all := everybody(b)
	speakers := make([]profile.Speaker, n)
	for i := range speakers {
		speakers[i] = all[i%len(all)]
		if i%4 == 0 {
			c := recount.Claim{Claimant: recount.Words("Adam" + spell(i) + " Smith" + spell(i/40)), ClaimantKind: recount.Person}
			speakers[i], _ = Read(&c)
		}
	}
	return speakers
}

// spell writes a number in letters.
func spell(n int) string {
	digits := []byte(strconv.Itoa(n))
	for i, d := range digits {
		digits[i] = "bcdfghklmn"[d-'0']
	}
	return string(digits)
}

func BenchmarkLines(b *testing.B) {
	for _, n := range []int{200, 2_000, 20_000} {
		speakers := crowd(b, n)
		b.Run(strconv.Itoa(n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				Lines(speakers)
			}
		})
	}
}

func BenchmarkRead(b *testing.B) {
	claims := []recount.Claim{
		{Claimant: "White House spokesman John Kirby", ClaimantKind: recount.Person, ClaimantOffice: "White House spokesman"},
		{Claimant: "a senior US military official", ClaimantKind: recount.Official},
		{Claimant: "Ukraine's northern military command", ClaimantKind: recount.Organisation},
	}
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		Read(&claims[i%len(claims)])
	}
}

func BenchmarkMayBeOne(b *testing.B) {
	one, other := speak("u police"), speak("p Lt. Col. Marek Nowak | police spokesman")
	for b.Loop() {
		MayBeOne(one, other)
	}
}
