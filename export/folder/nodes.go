package folder

import (
	"strings"

	"recount"
	"recount/ledger"
)

// claimNodes tells of a claim (schema.org), where its words stand (Web
// Annotation) and what it comes from (PROV). It rates nothing: there is no
// schema.org ClaimReview.
func claimNodes(c *ledger.Linked) []node {
	claim := node{
		"id": iri("claim", c.ID), "type": []string{"schema:Claim", "prov:Entity"},
		"name": string(c.Figure), "measure": string(c.Measure), "quantity": quantity(&c.Claim), "confidence": c.Confidence,
	}
	claim.set("text", string(c.Sentence))
	claim.set("bound", string(c.Bound))
	claim.set("counted", string(c.Counted))
	claim.set("stage", string(c.Stage))
	claim.set("modality", string(c.Modality))
	claim.set("unverified", c.Unverified)
	claim.set("ownVoice", c.Claimant == "")
	claim.set("via", string(c.Via))
	claim.set("policy", c.Policy)
	claim.set("rules", c.Rules)
	claim.set("datePublished", c.Published.String())
	claim.set("said", c.Said.String())
	claim.set("asOf", c.AsOf.String())
	claim.set("spatialCoverage", string(c.Place))
	claim.set("temporalCoverage", interval(c.PeriodFrom, c.PeriodTo))
	if c.Question != "" {
		claim["about"] = iri("question", c.Question)
	}
	if c.Origin != "" {
		claim["hadPrimarySource"] = iri("origin", c.Origin)
	}
	who := claimant(c)
	if who != nil {
		claim["wasAttributedTo"] = who["id"]
	}
	nodes := []node{claim}
	if c.Report != "" {
		claim["appearance"], claim["wasQuotedFrom"] = iri("report", c.Report), iri("report", c.Report)
		nodes = append(nodes, annotation(c))
	}
	if who != nil {
		nodes = append(nodes, who)
	}
	return nodes
}

// quantity is the number said and what a reader takes it to mean.
func quantity(c *recount.Claim) node {
	q := node{"type": "schema:QuantitativeValue", "value": c.Value}
	q.set("unitText", c.Unit)
	q.set("minValue", c.MeantLow)
	q.set("maxValue", c.MeantHigh)
	return q
}

// claimant is who vouches for a claim: the same node for all claims of a line,
// and the publisher where the report speaks in its own voice; nil where neither
// is known.
func claimant(c *ledger.Linked) node {
	switch {
	case c.Claimant == "" && c.Source == "":
		return nil
	case c.Claimant == "":
		return publisher(string(c.Source))
	}
	who := node{"id": lineIRI(c.Line, "claim", c.ID), "type": agent(c.ClaimantKind), "name": string(c.Claimant)}
	who.set("side", string(c.ClaimantSide))
	return who
}

// lineIRI names a claimant line, or who stands behind one thing alone where the
// line is not known.
func lineIRI(line, kind, id string) string {
	if line == "" {
		return iri("claimant-of-"+kind, id)
	}
	return iri("claimant", line)
}

func agent(kind recount.ClaimantKind) []string {
	switch kind {
	case recount.Person:
		return []string{"prov:Agent", "prov:Person"}
	case recount.Organisation, recount.Media:
		return []string{"prov:Agent", "prov:Organization"}
	}
	return []string{"prov:Agent"}
}

func publisher(name string) node {
	return node{"id": iri("publisher", name), "type": []string{"prov:Agent", "prov:Organization", "schema:Organization"}, "name": name}
}

// annotation points from a claim to its words, by quotation and by place in code
// points, as the Web Annotation model counts.
func annotation(c *ledger.Linked) node {
	exact, prefix, suffix := quotation(&c.Claim)
	quote := node{"type": "oa:TextQuoteSelector", "exact": exact}
	quote.set("prefix", prefix)
	quote.set("suffix", suffix)
	return node{
		"id": iri("annotation", c.ID), "type": "oa:Annotation", "motivatedBy": "oa:identifying", "hasBody": iri("claim", c.ID),
		"hasTarget": node{
			"type": "oa:SpecificResource", "hasSource": iri("report", c.Report),
			"hasSelector": []node{quote, {"type": "oa:TextPositionSelector", "start": c.Start, "end": c.End}},
		},
	}
}

// around is how many code points of the sentence stand in a selector before and
// after the figure.
const around = 64

// quotation returns the figure as its sentence has it, and what stands around
// it there.
func quotation(c *recount.Claim) (exact, prefix, suffix string) {
	spans := c.Spans["sentence"]
	sentence := []rune(c.Sentence)
	if len(spans) == 0 {
		return string(c.Figure), "", ""
	}
	start, end := c.Start-spans[0].Start, c.End-spans[0].Start
	if start < 0 || start >= end || end > len(sentence) {
		return string(c.Figure), "", ""
	}
	return string(sentence[start:end]), string(sentence[max(0, start-around):start]), string(sentence[end:min(len(sentence), end+around)])
}

// interval is a stretch of days as ISO 8601-2 writes it, open ends as "..".
func interval(from, to recount.Day) string {
	if from.IsZero() && to.IsZero() {
		return ""
	}
	ends := []string{from.String(), to.String()}
	for i := range ends {
		if ends[i] == "" {
			ends[i] = ".."
		}
	}
	return strings.Join(ends, "/")
}

func questionNodes(s *recount.Summary) []node {
	q := node{
		"id": iri("question", s.ID), "type": "schema:Question",
		"originsFewest": s.Voices.Fewest, "originsMost": s.Voices.Most,
	}
	q.set("name", s.Title)
	q.set("measure", string(s.Measure))
	q.set("counted", string(s.Counted))
	q.set("spatialCoverage", string(s.Place))
	q.set("temporalCoverage", interval(s.From, s.To))
	if s.Best != "" {
		q["best"] = iri("claim", string(s.Best))
	}
	return []node{q}
}

func originNodes(o *recount.Origin) []node {
	origin := node{"id": iri("origin", o.ID), "type": "prov:Entity", "kind": string(o.Kind), "about": iri("question", o.Question)}
	origin.set("name", string(o.Claimant))
	origin.set("side", string(o.Side))
	origin.set("said", o.Said.String())
	if o.Kind == recount.Unattributed && o.Claimant != "" {
		origin["wasAttributedTo"] = iri("publisher", string(o.Claimant))
	} else if o.Line != "" {
		origin["wasAttributedTo"] = iri("claimant", string(o.Line))
	}
	if len(o.MayBe) > 0 {
		others := make([]string, len(o.MayBe))
		for i, id := range o.MayBe {
			others[i] = iri("origin", id)
		}
		origin["mayBe"] = others
	}
	return []node{origin}
}

// verdictNodes tells how two claims stand to each other. A claim that revises
// another is its revision.
func verdictNodes(v *Verdict) []node {
	verdict := node{
		"id": iri("verdict", v.Question, v.A, v.B), "type": "recount:Verdict", "kind": string(v.Kind),
		"first": iri("claim", v.A), "second": iri("claim", v.B), "about": iri("question", v.Question),
	}
	verdict.set("reason", string(v.Reason))
	verdict.set("text", v.Sentence)
	if v.Kind != recount.Revises && v.Reason != recount.ReasonVersion {
		return []node{verdict}
	}
	return []node{verdict, {"id": iri("claim", v.B), "wasRevisionOf": iri("claim", v.A)}}
}

func partNodes(p *recount.PartOf) []node {
	return []node{{"id": iri("question", p.Part), "isPartOf": iri("question", p.Whole)}}
}

// reportNodes tells of a report, and of the original that it names: a work by its
// address (schema.org), its publisher as the primary source (PROV).
func reportNodes(r *ledger.ReportRow) []node {
	report := node{"id": iri("report", r.ID), "type": []string{"schema:NewsArticle", "prov:Entity"}}
	report.set("headline", string(r.Title))
	report.set("url", string(r.URL))
	report.set("author", string(r.Byline))
	report.set("version", r.Version)
	report.set("isBasedOn", string(r.Canonical))
	report.set("inLanguage", string(r.Language))
	report.set("dateModified", string(r.Modified))
	report.set("datePublished", r.Published.String())
	nodes := []node{report}
	if r.Origin != "" {
		first := publisher(string(r.Origin))
		report["hadPrimarySource"] = first["id"]
		nodes = append(nodes, first)
	}
	if r.Source != "" {
		outlet := publisher(string(r.Source))
		report["publisher"] = outlet["id"]
		nodes = append(nodes, outlet)
	}
	return nodes
}

// copyNodes tells which report's text is taken from which; that two share a
// text where the original is not known.
func copyNodes(c *recount.Copy) []node {
	switch string(c.Of) {
	case c.A:
		return []node{{"id": iri("report", c.B), "wasDerivedFrom": iri("report", c.A)}}
	case c.B:
		return []node{{"id": iri("report", c.A), "wasDerivedFrom": iri("report", c.B)}}
	}
	return []node{{"id": iri("report", c.A), "sharesTextWith": iri("report", c.B)}}
}
