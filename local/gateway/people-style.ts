/** Style of the login page: warm white, ink, and one red that is used for action alone. */
export const peopleStyle = `
:root{color-scheme:light;--ground:#faf7f2;--card:#fff;--ink:#1f1b18;--soft:#665d55;--line:#e9e2d8;--red:#b4232a;--red-ink:#8f1a20}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%}
body{margin:0;background:var(--ground);color:var(--ink);font:1rem/1.4 -apple-system,"PingFang SC","Noto Sans CJK SC","Noto Sans SC","Microsoft YaHei",system-ui,sans-serif}
main{max-width:560px;margin:0 auto;padding:calc(28px + env(safe-area-inset-top)) 16px calc(32px + env(safe-area-inset-bottom))}
h1,h2,p,ul{margin:0;padding:0}
ul{list-style:none}
.brand{font-size:.875rem;letter-spacing:.06em;color:var(--soft)}
h1{margin-top:8px;font-size:1.5rem;font-weight:600;line-height:1.3}
.lead{margin-top:8px;font-size:.875rem;color:var(--soft)}
.now{display:flex;flex-wrap:wrap;align-items:center;gap:6px;margin-top:8px;font-size:.875rem}
.now[hidden],.problem[hidden]{display:none}
.now span{color:var(--soft)}
.now button{min-height:44px;padding:0 12px;border:0;background:none;color:var(--red-ink);font:inherit;cursor:pointer}
.problem{margin-top:16px;padding:12px 16px;border:1px solid var(--red);border-radius:12px;font-size:.875rem}
section{margin-top:28px}
h2{display:flex;align-items:baseline;gap:8px;font-size:1.125rem;font-weight:600}
h2 small{font-size:.8125rem;font-weight:400;color:var(--soft)}
section>ul{margin-top:12px;background:var(--card);border-radius:12px;box-shadow:0 1px 2px #1f1b180d,0 4px 16px #1f1b180a;overflow:hidden}
li+li{border-top:1px solid var(--line)}
.person{display:flex;align-items:center;gap:12px;width:100%;min-height:68px;padding:12px 12px 12px 16px;border:0;background:none;color:inherit;font:inherit;text-align:left;cursor:pointer}
.person:active{background:#f5efe6}
.face{flex:none;display:grid;place-items:center;width:40px;height:40px;border-radius:50%;background:#efe7db;font-size:1rem}
.words{flex:1;min-width:0}
.words b,.step b{display:block;font-weight:600}
.words small{font-variant-numeric:tabular-nums}
.words small,.step small{display:block;margin-top:2px;font-size:.8125rem;color:var(--soft)}
.go{flex:none;color:#a79c90}
.card{padding:20px 16px 16px;background:var(--card);border-radius:12px;box-shadow:0 1px 2px #1f1b180d,0 4px 16px #1f1b180a}
.card p{margin-top:4px;font-size:.875rem;color:var(--soft)}
.step{display:block;width:100%;min-height:64px;margin-top:12px;padding:12px 16px;border:1px solid #d8cfc3;border-radius:12px;background:none;color:inherit;font:inherit;text-align:left;text-decoration:none;cursor:pointer}
.step.first{margin-top:16px;border-color:var(--red);background:var(--red);color:#fff}
.step.first small{color:#fff}
.step:active{opacity:.85}
:focus-visible{outline:2px solid var(--red);outline-offset:2px}
[aria-busy=true]{opacity:.6;pointer-events:none}
footer a{color:var(--red-ink)}
footer{margin-top:32px;font-size:.75rem;line-height:1.6;color:var(--soft)}
@media (min-width:900px){main{padding-top:56px}}
`.replace(/\n/g, '');
