// Package place finds the places that a report names and tells where what a
// figure counts is or happened.
//
// Names of countries, areas, seas and seats of government come from
// internal/country; common nouns for places are in nouns.txt; towns and
// provinces in gazetteer.tsv, which internal/gazetteer builds from GeoNames. A name is given a country or a
// GeoNames id only where exactly one candidate fits the report.
//
// Which place a figure has is decided by weights (weights.txt) over signs that
// tags and trees give; internal/trainplace learns them.
package place
