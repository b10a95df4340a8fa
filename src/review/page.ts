import { html } from '../report/html/html'
import pageStyles from './client/review.css?bundled'
import pageScript from './client/review.ts?bundled'

export { pageScript, pageStyles }

/** The page as it is served: it holds no word of a study, and no token. What it shows its script asks for. */
export const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>Review</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="review.css">
<script src="review.js" defer></script>
</head>
<body>
<a class="skip" href="#panel">To the decision</a>
<header>
<div id="about"><h1>Review</h1></div>
<div id="progress"></div>
<div id="tools"></div>
<p id="said" role="status"></p>
<div id="trouble" role="alert" hidden></div>
<noscript><p>This page needs JavaScript, which comes from your own computer.</p></noscript>
</header>
<div class="areas">
<nav id="side" aria-label="Transcripts and filters"><details open><summary>Transcripts, filters, search</summary><div id="list"></div></details></nav>
<main aria-label="Transcript"><div id="text"></div><div id="stretch" hidden></div></main>
<aside id="panel" aria-label="Decision" tabindex="-1"></aside>
</div>
</body>
</html>
`.html
