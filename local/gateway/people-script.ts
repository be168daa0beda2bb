/** What the login page does in the browser; plain script, because the page is served without a build. */
export const peopleScript = `
(function () {
  var KEY = 'yima.login';
  var SAFE = /^\\/[A-Za-z0-9_-]+(\\/[A-Za-z0-9_-]+)*(\\?[^#\\s"'<>\\\\]*)?$/;
  var HOME = '/pages/home/index';
  var query = new URLSearchParams(location.search);
  var problem = document.getElementById('problem');
  var now = document.getElementById('now');
  function safe(to) {
    if (to && to.indexOf('/#/') === 0) to = to.slice(2);
    return to && SAFE.test(to) ? to : null;
  }
  // whoever is sent here from the start page asked for nothing: everybody then begins where her work is
  function asked() {
    var to = safe(query.get('to'));
    return to === HOME ? null : to;
  }
  function fail(text) { problem.textContent = text; problem.hidden = false; problem.scrollIntoView({ block: 'nearest' }); }
  function enter(body, to) {
    problem.hidden = true;
    document.body.setAttribute('aria-busy', 'true');
    return fetch('/_people/login', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
      .then(function (res) { return res.json().then(function (login) { return { ok: res.ok, login: login }; }); })
      .then(function (answer) {
        if (!answer.ok) throw new Error(answer.login.message || '');
        var login = answer.login;
        sessionStorage.setItem(KEY, JSON.stringify({ token: login.token, name: login.name, role: login.role, openid: login.openid, phone: login.phone }));
        location.assign('/#' + (to || login.to));
      })
      .catch(function (error) {
        document.body.removeAttribute('aria-busy');
        fail('没有登录成功，请再点一次。' + (error.message ? '（' + error.message + '）' : ''));
      });
  }
  document.addEventListener('click', function (event) {
    var button = event.target.closest('button[data-to]');
    if (!button) return;
    // a page asked for in the address wins, except for the guided journeys, which have their own
    var to = (!button.dataset.fixed && asked()) || safe(button.dataset.to);
    enter(button.dataset.fresh ? { fresh: true } : { personId: button.dataset.person }, to);
  });
  function showNow() {
    var stored = null;
    try { stored = JSON.parse(sessionStorage.getItem(KEY) || 'null'); } catch (error) { sessionStorage.removeItem(KEY); }
    now.hidden = !stored;
    if (!stored) return;
    now.querySelector('b').textContent = stored.name;
    now.querySelector('span').textContent = stored.phone ? '手机号 ' + stored.phone : '';
  }
  document.getElementById('leave').addEventListener('click', function () { sessionStorage.removeItem(KEY); showNow(); });
  window.addEventListener('pageshow', function () { document.body.removeAttribute('aria-busy'); showNow(); });
  var as = query.get('as');
  if (as) enter(as === 'fresh' ? { fresh: true } : { personId: as }, asked());
})();
`;
