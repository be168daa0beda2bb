/** Style of the console: the login page's colours, made dense; tables become cards on a phone. */
export const consoleStyle = `
:root{color-scheme:light;--ground:#faf7f2;--card:#fff;--ink:#1f1b18;--soft:#665d55;--line:#e9e2d8;--red:#b4232a;--red-ink:#8f1a20;--tint:#f1ebe1;--good:#2c6a45;--warn:#8a5a00}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%}
body{margin:0;background:var(--ground);color:var(--ink);font:.875rem/1.5 -apple-system,"PingFang SC","Noto Sans CJK SC","Noto Sans SC","Microsoft YaHei",system-ui,sans-serif}
h1,h2,p,ul,dl,dd,pre{margin:0;padding:0}
ul{list-style:none}
a{color:var(--red-ink);text-underline-offset:3px}
code,pre,.mono{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,"Noto Sans Mono CJK SC",monospace;font-size:.8125rem}
.frame{display:grid;grid-template-columns:208px minmax(0,1fr);min-height:100vh}
.side{position:sticky;top:0;align-self:start;height:100vh;padding:24px 12px;border-right:1px solid var(--line);display:flex;flex-direction:column}
.brand{padding:0 12px 20px;font-size:.8125rem;letter-spacing:.06em;color:var(--soft)}
.brand b{display:block;font-size:1.125rem;letter-spacing:0;color:var(--ink)}
.side nav a{display:flex;justify-content:space-between;align-items:center;min-height:40px;padding:0 12px;border-radius:8px;color:var(--ink);text-decoration:none}
.side nav a:hover{background:var(--tint)}
.side nav a[aria-current]{background:var(--ink);color:#fff}
.side nav small{font-size:.75rem;color:var(--soft);font-variant-numeric:tabular-nums}
.side nav a[aria-current] small:not(.alert){color:#fff}
.side nav small.alert{padding:0 7px;border-radius:9px;background:#f6e3bd;color:var(--warn)}
.side .foot{margin-top:auto;padding:0 12px;font-size:.75rem;color:var(--soft)}
main{padding:28px 32px 56px;max-width:1280px;min-width:0}
.head{display:flex;align-items:baseline;flex-wrap:wrap;gap:4px 16px;margin-bottom:20px}
h1{font-size:1.5rem;font-weight:600;line-height:1.3;overflow-wrap:anywhere}
.head p{color:var(--soft)}
.head .end{margin-left:auto}
h2{margin:32px 0 12px;font-size:1rem;font-weight:600}
h2 small{margin-left:8px;font-weight:400;font-size:.8125rem;color:var(--soft)}
.card{background:var(--card);border-radius:12px;box-shadow:0 1px 2px #1f1b180d,0 4px 16px #1f1b180a;overflow:hidden}
.pad{padding:16px}
.figures{display:grid;grid-template-columns:repeat(auto-fit,minmax(150px,1fr));gap:12px}
.figure{display:block;padding:14px 16px;color:inherit;text-decoration:none}
.figure small{display:block;color:var(--soft);font-size:.8125rem}
.figure b{font-size:1.5rem;font-weight:600;font-variant-numeric:tabular-nums;line-height:1.3}
.figure span{margin-left:6px;font-size:.8125rem;color:var(--soft)}
a.figure:hover{background:#fffdf9}
table{width:100%;border-collapse:collapse}
th{padding:10px 16px;text-align:left;font-size:.8125rem;font-weight:500;color:var(--soft);border-bottom:1px solid var(--line);white-space:nowrap}
td{padding:10px 16px;vertical-align:middle;border-top:1px solid var(--line);overflow-wrap:anywhere}
tbody tr:first-child td{border-top:0}
tbody tr:hover{background:#fffdf9}
.num{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
th.num{text-align:right}
.nowrap{white-space:nowrap}
th.act,td.act{text-align:right}
td.act .row{justify-content:flex-end}
.soft{color:var(--soft)}
.tag{display:inline-block;padding:0 8px;border-radius:10px;background:var(--tint);font-size:.75rem;line-height:20px;white-space:nowrap}
.tag.good{background:#e2efe6;color:var(--good)}
.tag.warn{background:#f6e3bd;color:var(--warn)}
.tag.bad{background:#f7dfdf;color:var(--red-ink)}
.empty{padding:40px 16px;text-align:center;color:var(--soft)}
.empty b{display:block;margin-bottom:4px;color:var(--ink);font-weight:500}
button,.button{display:inline-flex;align-items:center;justify-content:center;min-height:36px;padding:0 14px;border:1px solid #d8cfc3;border-radius:8px;background:var(--card);color:var(--ink);font:inherit;text-decoration:none;cursor:pointer;white-space:nowrap}
button:hover,.button:hover{border-color:#a79c90}
button.primary{border-color:var(--red);background:var(--red);color:#fff}
button:disabled{opacity:.55;cursor:default}
.below{margin-top:12px}
.row{display:flex;flex-wrap:wrap;gap:8px;align-items:center}
.ask{display:grid;grid-template-columns:minmax(0,3fr) minmax(0,2fr) auto;gap:12px;align-items:end;padding:16px}
label{display:block;font-size:.8125rem;color:var(--soft)}
input{width:100%;height:40px;margin-top:4px;padding:0 12px;border:1px solid #d8cfc3;border-radius:8px;background:#fff;color:var(--ink);font:inherit;font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,monospace}
.ask button{min-height:40px}
.told{padding:10px 16px;border-top:1px solid var(--line);font-size:.8125rem;color:var(--soft)}
.told.warn{background:#fdf6e6;color:var(--warn)}
.problem{margin-bottom:16px;padding:12px 16px;border:1px solid var(--red);border-radius:12px;background:var(--card);overflow-wrap:anywhere}
details{border-top:1px solid var(--line)}
details:first-of-type{border-top:0}
summary{display:flex;gap:12px;padding:10px 16px;cursor:pointer;list-style:none;min-width:0}
summary::-webkit-details-marker{display:none}
summary:hover{background:#fffdf9}
summary .id{flex:none;max-width:34ch;overflow:hidden;text-overflow:ellipsis;white-space:nowrap;color:var(--red-ink)}
summary .peek{min-width:0;overflow:hidden;text-overflow:ellipsis;white-space:nowrap;color:var(--soft)}
details[open] summary .peek{visibility:hidden}
pre{padding:12px 16px;background:#fbf9f5;overflow:auto;max-height:70vh;white-space:pre-wrap;overflow-wrap:anywhere;border-top:1px solid var(--line)}
.log{border:0;border-radius:12px;max-height:60vh;line-height:1.7}
.log .error,.log .warn{color:var(--red-ink)}
.log time{color:var(--soft);margin-right:10px}
.pager{display:flex;justify-content:space-between;gap:12px;padding:12px 16px;border-top:1px solid var(--line)}
.thumb{width:44px;height:44px;object-fit:cover;border-radius:8px;background:var(--tint);display:block}
#toast{position:fixed;left:50%;bottom:28px;transform:translateX(-50%);max-width:min(560px,calc(100vw - 32px));padding:12px 18px;border-radius:12px;background:var(--ink);color:#fff;overflow-wrap:anywhere}
#toast[hidden]{display:none}
:focus-visible{outline:2px solid var(--red);outline-offset:2px}
@media (max-width:860px){
.frame{display:block}
.side{position:static;height:auto;padding:16px 0 0;border-right:0;border-bottom:1px solid var(--line)}
.brand{padding:0 16px 8px}
.side nav{display:flex;gap:4px;overflow-x:auto;padding:0 12px 12px;scrollbar-width:none}
.side nav a{flex:none;gap:6px;min-height:44px}
.side .foot{display:none}
main{padding:20px 16px 48px}
.head .end{margin-left:0;width:100%}
.figures{grid-template-columns:1fr 1fr}
.ask{grid-template-columns:1fr}
button,.button{min-height:44px}
table,tbody,tr,td{display:block}
thead{display:none}
tr{padding:12px 16px;border-top:1px solid var(--line)}
tbody tr:first-child{border-top:0}
td,td.num{display:flex;justify-content:space-between;gap:16px;padding:3px 0;border:0;text-align:right;white-space:normal}
td::before{content:attr(data-label);flex:none;color:var(--soft);text-align:left}
td.main{display:block;text-align:left;font-weight:500;padding-bottom:6px}
td.main::before,td:empty{display:none}
td.act::before{display:none}
td.act,td.act .row{justify-content:flex-start}
td.act{padding-top:8px}
summary{flex-direction:column;gap:2px}
summary .id{max-width:100%}
summary .peek{max-width:100%}
details[open] summary .peek{display:none}
}
@media (prefers-reduced-motion:no-preference){button,a{transition:background .15s ease-out,border-color .15s ease-out}}
`.replace(/\n/g, '');
