/** Documents as the clipboard brings them, in the manner of each program; the words are ours. */
export const word = `
<!--[if gte mso 9]><xml><o:OfficeDocumentSettings><o:AllowPNG/></o:OfficeDocumentSettings></xml><![endif]-->
<style><!-- p.MsoNormal {mso-style-parent:""; font-family:"Calibri",sans-serif;} --></style>
<!--StartFragment-->
<h1 style='mso-margin-top-alt:auto'><span lang=EN-GB style='mso-fareast-font-family:"Times New Roman"'>Ferries return<o:p></o:p></span></h1>
<p class=MsoNormal><span lang=EN-GB>The first ferry <b>sailed
at dawn</b>, and the&nbsp;second <i style='mso-bidi-font-style:normal'>an hour later</i>.<o:p></o:p></span></p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span style='font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp; </span></span></span><![endif]>Two sailings a day<o:p></o:p></p>
<p class=MsoListParagraphCxSpLast style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span style='font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span></span><![endif]>Three at weekends</p>
<p class=MsoListParagraphCxSpFirst style='mso-list:l1 level1 lfo2'><![if !supportLists]><span style='mso-list:Ignore'>1.<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span><![endif]>Buy a ticket</p>
<p class=MsoListParagraphCxSpLast style='mso-list:l1 level1 lfo2'><![if !supportLists]><span style='mso-list:Ignore'>2.<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span><![endif]>Board</p>
<table class=MsoTableGrid border=1><thead><tr style='mso-yfti-irow:0'><td width=200><p class=MsoNormal><b>Month</b><o:p></o:p></p></td><td><p class=MsoNormal><b>Sailings</b></p></td></tr></thead>
<tr><td><p class=MsoNormal>May</p></td><td><p class=MsoNormal>12</p></td></tr></table>
<p class=MsoNormal>The <a href="https://harbour.example/times"><span style='color:#0563C1'>timetable</span></a> follows.</p>
<!--EndFragment-->`;

export const googleDocs = `
<meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-1a2b"><h2 dir="ltr" style="line-height:1.38"><span style="font-size:16pt;font-weight:400;white-space:pre-wrap;">Storm season</span></h2>
<p dir="ltr"><span style="font-weight:400;font-style:normal;white-space:pre-wrap;">Winds </span><span style="font-weight:700;">rose</span><span style="font-weight:400;"> on </span><span style="font-weight:400;font-style:italic;">Monday</span><span style="font-weight:400;">. See the </span><a href="https://www.google.com/url?q=https://weather.example/w?x%3D1&amp;sa=D&amp;source=editors" style="text-decoration:none;"><span style="font-weight:400;text-decoration:underline;">warning</span></a><span style="font-weight:400;">.</span></p>
<br /><ul style="margin-top:0"><li dir="ltr" style="list-style-type:disc" aria-level="1"><p dir="ltr" role="presentation"><span style="font-weight:400;">Close the shutters</span></p></li><li dir="ltr" aria-level="1"><p dir="ltr" role="presentation"><span style="font-weight:400;">Move the boats</span></p></li><ul><li dir="ltr" aria-level="2"><p dir="ltr" role="presentation"><span style="font-weight:400;">to the inner basin</span></p></li></ul></ul>
<p dir="ltr"><span style="font-weight:400;">After the list.</span></p></b><br class="Apple-interchange-newline">`;

export const libreOffice = `
<h1 class="western" style="margin-bottom: 0.21cm"><font face="Liberation Sans, sans-serif"><font size="6">Minutes</font></font></h1>
<p lang="en-GB" class="western" style="line-height: 115%"><font color="#000000"><font face="Liberation Serif"><font size="3">The council <b>met</b> in the&shy; old hall.</font></font></font></p>
<table width="100%" cellpadding="4"><caption>Votes</caption><col width="128*"/><col width="128*"/><tr valign="top"><td width="50%"><p class="western">For</p></td><td><p class="western">9</p></td></tr><tr><td><p>Against</p></td><td><p>3</p></td></tr></table>
<hr/><p class="western"><br/></p>
<p class="western">It rose at noon.<br/></p>`;

export const webPage = `
<style>.x{color:red}</style><script>window.ran = true</script>
<article class="x"><header><h1>Light <em>on</em> the point</h1></header>
<div><div>Keepers say the lamp<br>will turn again.<br><br>A second thought.</div></div>
<blockquote class="q"><p>We kept it burning.</p></blockquote>
<figure><img src="https://tracker.example/pixel.gif" onerror="window.ran = true"><figcaption>The lamp in 1910</figcaption></figure>
<form><input value="secret"><button>Send</button></form><iframe src="https://tracker.example"></iframe>
<hr><p hidden></p><p>Read <a href="/world/lamp" onclick="window.ran = true">more</a>.</p></article>`;
