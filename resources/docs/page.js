// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
'use strict';
const font = '"DejaVu Sans", "Segoe UI", "Helvetica Neue", Arial, sans-serif';
// Its own logo would come from elsewhere, and the page's policy loads nothing from there.
Redoc.init('/api/openapi.json', {
  hideLoading: true,
  hideDownloadButton: true,
  expandResponses: '200,201,202',
  jsonSampleExpandLevel: 3,
  nativeScrollbars: true,
  showExtensions: ['x-problem-codes', 'x-roles'],
  sortPropsAlphabetically: false,
  theme: { typography: { fontFamily: font, headings: { fontFamily: font } } },
}, document.getElementById('description'), () => {
  for (const image of document.querySelectorAll('a[href*="redocly.com"] img')) image.closest('a').remove();
});
