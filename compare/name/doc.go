// Package name resolves the names in claims across reports: who vouches for a
// figure, for which body and which side, which outlet printed it, and which
// country or place is meant.
//
// [Read] takes what one claim says of its claimant to keys: the key of a
// person is made of the words of the name, brought to one spelling (fold.go,
// spelling.txt); that of a body of whose it is and of what kind (body.go,
// words.txt, bodies.txt). [Lines] then looks at all speakers of one block of
// claims, and joins the short forms with the full ones where exactly one fits
// ([MayBeOne] tells where two could be one though the words do not say so).
//
// Nothing here knows who held an office on a day: only what the texts say.
package name
