package figure

import (
	"cmp"
	"embed"
	"fmt"
	"math"
	"path"
	"strconv"
	"strings"
	"sync"

	"recount"
	"recount/internal/lexicon"
)

//go:embed policy/*.txt
var policies embed.FS

// DefaultPolicy is the name of the policy that holds where none is named.
const DefaultPolicy = "default"

// Policy says what vague words, approximations and open bounds are taken to
// mean. What words strictly allow is the same under every policy.
type Policy struct {
	Name  string
	vague map[string]factors // by the vague word; in multiples of its base
	about margin             // to both sides of an approximate number
	more  margin             // above an open lower bound
	less  margin             // below an open upper bound
}

// factors are the ends of a vague word's meaning in multiples of its base.
type factors struct{ low, high float64 }

// margin is a distance from a number: a share of it, and a number of steps, a
// step being the place of its last digit that is not zero (1,500: 100). The
// wider of the two counts.
type margin struct{ share, steps float64 }

// Policies returns the names of all policies.
func Policies() []string {
	files, _ := policies.ReadDir("policy") // an embedded folder
	var names []string
	for _, f := range files {
		names = append(names, strings.TrimSuffix(f.Name(), ".txt"))
	}
	return names
}

// PolicyNamed returns the policy of that name; the error names those there are.
func PolicyNamed(name string) (*Policy, error) {
	if p := allPolicies()[name]; p != nil {
		return p, nil
	}
	return nil, fmt.Errorf("no policy %q; there are %s", name, strings.Join(Policies(), ", "))
}

var allPolicies = sync.OnceValue(func() map[string]*Policy {
	all := map[string]*Policy{}
	for _, name := range Policies() {
		p, err := readPolicy(name)
		if err != nil {
			panic(err) // a fault of the embedded files, which tests read
		}
		all[name] = p
	}
	return all
})

func readPolicy(name string) (*Policy, error) {
	p := &Policy{Name: name, vague: map[string]factors{}}
	for _, e := range lexicon.MustRead(policies, path.Join("policy", name+".txt")) {
		a, err1 := strconv.ParseFloat(e.Field(1), 64)
		b, err2 := strconv.ParseFloat(e.Field(2), 64)
		if err1 != nil || err2 != nil {
			return nil, e.Errorf("%q needs two numbers", e.Fields[0])
		}
		switch e.Section + "/" + e.Fields[0] {
		case "margin/about":
			p.about = margin{a, b}
		case "margin/more":
			p.more = margin{a, b}
		case "margin/less":
			p.less = margin{a, b}
		default:
			p.vague[e.Fields[0]] = factors{a, b}
		}
	}
	return p, nil
}

// of returns the margin around v; base is the step of a vague number, 0 for
// others.
func (m margin) of(v, base float64) float64 {
	return max(m.share*math.Abs(v), m.steps*cmp.Or(base, step(v)))
}

// step returns the place of v's last digit that is not zero: 1,500 has steps of
// 100, 83,000 of 1,000; half steps count where that digit is 5 (250: 50).
func step(v float64) float64 {
	digits := strings.TrimLeft(strconv.FormatFloat(math.Abs(v), 'e', -1, 64), "-")
	mantissa, exponent, _ := strings.Cut(digits, "e")
	e, _ := strconv.Atoi(exponent)
	_, decimals, _ := strings.Cut(mantissa, ".")
	place := math.Pow10(e - len(decimals))
	if len(decimals) > 0 && decimals[len(decimals)-1] == '5' {
		place *= 5
	}
	return place
}

// Intervals returns a quantity, of which value and bound are known and the bound
// is not vague, with what the words strictly allow and what they mean.
func (p *Policy) Intervals(q recount.Quantity) recount.Quantity {
	e := Expression{Value: q.Value, Value2: q.Value2, Bound: q.Bound, Unit: q.Unit}
	q.Low, q.High = strict(&e, 0, false)
	q.MeantLow, q.MeantHigh = p.meant(&e, 0, false)
	return q
}

// strict returns what the words of e allow, and nothing more.
// fewest is the smallest number that its vague word allows.
func strict(e *Expression, fewest float64, below bool) (low, high *float64) {
	next := 0.0
	if (e.Unit == recount.UnitPeople || e.Unit == recount.UnitItems) && e.Value == math.Trunc(e.Value) {
		next = 1
	}
	switch e.Bound {
	case recount.MoreThan:
		return at(e.Value + next), nil
	case recount.AtLeast:
		return at(e.Value), nil
	case recount.LessThan:
		return nil, at(e.Value - next)
	case recount.UpTo:
		return nil, at(e.Value)
	case recount.Range:
		return at(e.Value), e.Value2
	case recount.About:
		if below {
			return nil, at(e.Value)
		}
		return nil, nil
	case recount.Vague:
		return at(fewest), nil
	}
	return at(e.Value), at(e.Value)
}

// meant returns what a reader takes e to mean under p; base is what its vague
// word multiplies.
func (p *Policy) meant(e *Expression, base float64, below bool) (low, high *float64) {
	v := e.Value
	switch e.Bound {
	case recount.MoreThan, recount.AtLeast:
		return at(v), at(v + p.more.of(v, base))
	case recount.LessThan, recount.UpTo:
		return at(max(v-p.less.of(v, base), 0)), at(v)
	case recount.About:
		m := p.about.of(v, base)
		if below {
			return at(v - m), at(v)
		}
		return at(v - m), at(v + m)
	case recount.Vague:
		f, ok := p.vague[e.Vague]
		if !ok {
			return at(v), nil
		}
		return at(f.low * base), at(f.high * base)
	}
	return at(v), cmp.Or(e.Value2, at(v))
}

func at(v float64) *float64 {
	v = clean(v)
	return &v
}
